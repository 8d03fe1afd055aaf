using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Model;
using KvTui.Tty.Output.Frames;

namespace KvTui.Core.Tests.Screens;

/// <summary>Screens of profiles and users that may not do everything.</summary>
internal static class AccessScreens
{
    public static IReadOnlyDictionary<string, Func<TestExplorer>> All { get; } = new Dictionary<string, Func<TestExplorer>>
    {
        ["production"] = () => Production(),
        ["production-narrow"] = () => Production(new Size(40, 12)),
        ["production-monochrome"] = () => Production(capabilities: TerminalCapabilities.Modern with { Colors = ColorDepth.None }),
        ["production-prompt"] = () => Production().Press("o"),
        ["unlock"] = () => Production().GoTo("/app/a").Press("e").Type("shop"),
        ["unlocked"] = () => Production().Press(":").Type("unlock").Press("enter").Type("shop-prod").Press("tab enter"),
        ["restricted"] = () => AccessSample.AsBob().Send(new ClusterMessage(Sample.Healthy())).GoTo("/cfg/a").Press("e"),
        ["restricted-palette"] = () => AccessSample.AsBob().GoTo("/cfg/a").Press(":").Type("e"),
        ["restricted-nothing"] = () => new TestExplorer().Send(new AccessMessage(AccessRights.Of("eve", []))).Send(new ClusterMessage(Sample.Healthy())),
        ["restricted-status"] = NoStatus,
        ["masked"] = () => AccessSample.WithSecret().Send(new ClusterMessage(Sample.Healthy())).GoTo("/registry/secrets/default/db"),
        ["unmasked"] = () => AccessSample.WithSecret().Send(new ClusterMessage(Sample.Healthy())).GoTo("/registry/secrets/default/db").Press("u"),
    };

    private static TestExplorer Production(Size? size = null, TerminalCapabilities? capabilities = null) =>
        new TestExplorer(size, AccessSample.Production with { IsVerified = false }, capabilities).Listed("/app/a", "/app/b").Send(new ClusterMessage(Sample.Healthy()));

    /// <summary>A user whom no member tells its status.</summary>
    private static TestExplorer NoStatus()
    {
        var denied = new EtcdException(EtcdErrorKind.PermissionDenied, "Permission denied; Maintenance/Status was not sent, as it was denied to bob before.");
        return AccessSample.AsBob().Send(new ClusterMessage(Sample.Report(Sample.SilentMember(1, denied), Sample.SilentMember(2, denied), Sample.SilentMember(3, denied))));
    }
}
