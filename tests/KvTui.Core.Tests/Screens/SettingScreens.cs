using KvTui.Tty.Output.Frames;

namespace KvTui.Core.Tests.Screens;

/// <summary>Screens as a profile's settings make them look.</summary>
internal static class SettingScreens
{
    public static IReadOnlyDictionary<string, Func<TestExplorer>> All { get; } = new Dictionary<string, Func<TestExplorer>>
    {
        ["theme-light"] = () => Themed(ThemeChoice.Light),
        ["theme-contrast"] = () => Themed(ThemeChoice.Contrast),
        ["theme-magenta"] = () => Themed(ThemeChoice.Magenta),
        ["theme-magenta-no-colours"] = () => Themed(ThemeChoice.Magenta, TerminalCapabilities.Modern with { Colors = ColorDepth.None }),
        ["values-dark"] = () => Coloured(ThemeChoice.Dark),
        ["values-light"] = () => Coloured(ThemeChoice.Light),
        ["values-mono"] = () => Coloured(ThemeChoice.Monochrome),
        ["separator"] = () => Explorer(Sample.Settings with { Folding = new((byte)':') }).GoTo("svc:db:url"),
        ["confirm-diff"] = () => Differing(),
        ["confirm-diff-120x40"] = () => Differing().Resize(120, 40),
        ["confirm-save"] = () => Explorer(Sample.Settings with { Profile = "shop", Confirm = ConfirmLevel.Typed }).GoTo("top").Press("e").Type("new ").Press("ctrl+s"),
    };

    /// <summary>A screen with a warning on it.</summary>
    private static TestExplorer Themed(ThemeChoice theme, TerminalCapabilities? capabilities = null) =>
        Explorer(Sample.Settings with { Theme = theme }, capabilities).GoTo("top").Press("D");

    /// <summary>A value that has all there is to be coloured, and lines below the cursor.</summary>
    private static TestExplorer Coloured(ThemeChoice theme) => new TestExplorer(settings: Sample.Settings with { Theme = theme })
        .Listed([Sample.Pair("conf", "# the pool\npool:\n  size: 20\n  ready: true\n  name: \"main\"\n  from: https://a.example/x\n  key: |\n    -----BEGIN KEY-----\n    AAAA\n  none: null # yet\n")])
        .Send(new ClusterMessage(Sample.Healthy())).GoTo("conf").Press("2 down");

    private static TestExplorer Differing() =>
        Explorer(Sample.Settings with { ConfirmDiff = true }).PutElsewhere("top", "one\ntwo\nthree\n", 1040).GoTo("top").Answer().Press("e down").Type("new ").Press("ctrl+s");

    private static TestExplorer Explorer(ExplorerSettings settings, TerminalCapabilities? capabilities = null) =>
        new TestExplorer(settings: settings, capabilities: capabilities).Listed("svc:db:url", "svc:db:user", "svc:web", "top").Send(new ClusterMessage(Sample.Healthy()));
}
