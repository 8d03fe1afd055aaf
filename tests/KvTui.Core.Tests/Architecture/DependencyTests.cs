using System.Reflection;
using KvTui.Testing;

namespace KvTui.Core.Tests.Architecture;

/// <summary>Who may use whom: the arrows of the design.</summary>
public sealed class DependencyTests
{
    private const string Program = "src/KvTui.Tui/ExplorerProgram.cs";

    [Theory]
    [InlineData("KvTui.Text")]
    [InlineData("KvTui.Etcd")]
    [InlineData("KvTui.Tty", "KvTui.Text")]
    [InlineData("KvTui.Core", "KvTui.Etcd", "KvTui.Text")]
    [InlineData("KvTui.Tui", "KvTui.Core", "KvTui.Etcd", "KvTui.Text", "KvTui.Tty")]
    [InlineData("KvTui.Cli", "KvTui.Core", "KvTui.Etcd", "KvTui.Text", "KvTui.Tty", "KvTui.Tui")]
    public void A_project_refers_only_to_those_below_it(string project, params string[] allowed)
    {
        var text = File.ReadAllText(Checkout.PathTo("src", project, project + ".csproj"));
        foreach (var other in new[] { "KvTui.Core", "KvTui.Cli", "KvTui.Etcd", "KvTui.Text", "KvTui.Tty", "KvTui.Tui" }.Except([project, .. allowed]))
        {
            Assert.DoesNotContain($"{other}.csproj", text, StringComparison.Ordinal);
            AssertNone(SourceFile.Below(project), other);
        }
    }

    [Theory]
    [InlineData("Analysis", "State", "Messages", "Intents", "Editing", "Update", "Runtime", "Services", "Hosting")]
    [InlineData("Editing", "State", "Messages", "Update", "Runtime", "Services", "Hosting")]
    [InlineData("State", "Update", "Runtime", "Services", "Hosting")]
    [InlineData("Values", "State", "Messages", "Intents", "Editing", "Update", "Runtime", "Services", "Hosting")]
    [InlineData("Messages", "Update", "Runtime", "Services", "Hosting")]
    [InlineData("Intents", "Update", "Runtime", "Services", "Hosting")]
    [InlineData("Update", "Runtime", "Services", "Hosting")]
    [InlineData("Runtime", "Services", "Hosting")]
    public void In_the_explorer_a_namespace_does_not_use_those_above_it(string space, params string[] forbidden)
    {
        var uses = UsedTypes.In(typeof(Core.Explorer.ExplorerState).Assembly).Where(pair => IsBelow(pair.User, space)).ToList();
        Assert.NotEmpty(uses);
        foreach (var other in forbidden)
        {
            AssertNone(SourceFile.Below($"KvTui.Core/{space}"), $"KvTui.Core.{other}");
            Assert.Empty(uses.Where(pair => IsBelow(pair.Used, other)).Select(static pair => $"{pair.User} uses {pair.Used}"));
        }
    }

    [Fact]
    public void The_views_do_not_use_updates_services_or_the_loop()
    {
        foreach (var other in new[] { "Update", "Runtime", "Services", "Hosting" })
        {
            AssertNone(Views(), $"KvTui.Core.{other}");
        }
    }

    [Theory]
    [InlineData("Task")]
    [InlineData("ValueTask")]
    [InlineData("async")]
    [InlineData("await")]
    [InlineData("TimeProvider")]
    [InlineData("Random")]
    [InlineData("File.")]
    public void Updates_and_views_are_pure(string word)
    {
        var files = new[] { "Update", "State", "Intents", "Editing", "Values", "Analysis/Search" }.SelectMany(space => SourceFile.Below($"KvTui.Core/{space}"));
        AssertEmpty(files.Concat(Views()).Where(file => file.HasWord(word)), $"uses {word}");
    }

    [Fact]
    public void Only_the_bridge_of_the_screen_knows_the_terminal_session_and_only_the_program_opens_it()
    {
        var users = SourceFile.Below("KvTui.Tui").Where(file => file.Names("KvTui.Tty.Session")).ToList();
        Assert.NotEmpty(users);
        AssertEmpty(users.Where(file => !IsBridge(file)), "uses KvTui.Tty.Session");
        string[] concrete = ["UnixTerminal", "TerminalSession", "LibC", "ReadinessPoller"];
        AssertEmpty(users.Where(file => !OpensTerminal(file) && concrete.Any(file.HasWord)), "uses more of the drivers than ITerminal");
    }

    [Fact]
    public void The_explorer_knows_no_terminal_and_no_key_of_one()
    {
        var references = typeof(Core.Explorer.ExplorerState).Assembly.GetReferencedAssemblies().Select(static name => name.Name!);
        Assert.DoesNotContain(references, static name => name is "KvTui.Tty" or "KvTui.Tui" or "Terminal.Gui");
        AssertEmpty(SourceFile.Below("KvTui.Core").Where(static file => file.HasWord("KeyCode")), "uses KeyCode");
    }

    [Fact]
    public void Only_the_tty_driver_and_the_screen_know_terminal_gui()
    {
        string[] inside = ["src/KvTui.Tty/", "src/KvTui.Tui/"];
        var outside = SourceFile.All.Where(file => !inside.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)));
        AssertEmpty(outside.Where(file => file.Names("Terminal.Gui")), "knows Terminal.Gui");
    }

    [Fact]
    public void Protobuf_stays_inside_the_etcd_client()
    {
        var outside = SourceFile.All.Where(file => !file.Path.StartsWith("src/KvTui.Etcd/", StringComparison.Ordinal));
        string[] spaces = ["Google.Protobuf", "Grpc", "dotnet_etcd", "Etcdserverpb", "Mvccpb", "Authpb", "V3Lockpb", "V3Electionpb"];
        foreach (var space in spaces)
        {
            AssertEmpty(outside.Where(file => file.Names(space)), $"knows {space}");
        }

        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var shown = typeof(Etcd.IEtcdClient).Assembly.GetExportedTypes().SelectMany(static type => type.GetMembers(Declared)).SelectMany(static member => member switch
        {
            MethodBase method => [.. method.GetParameters().Select(static each => each.ParameterType), (method as MethodInfo)?.ReturnType ?? typeof(void)],
            PropertyInfo property => [property.PropertyType],
            FieldInfo field => [field.FieldType],
            _ => (Type[])[],
        });
        Assert.DoesNotContain(shown.SelectMany(static type => type.GenericTypeArguments.Append(type)), type => spaces.Any(space => type.FullName?.StartsWith(space, StringComparison.Ordinal) == true));
    }

    /// <summary>The files of the screen that only show a state: all but the bridge to the loop and the terminal, and what starts them.</summary>
    private static IEnumerable<SourceFile> Views() => SourceFile.Below("KvTui.Tui").Where(static file => !IsBridge(file));

    private static bool OpensTerminal(SourceFile file) => file.Path is Program or "src/KvTui.Tui/Bridge/TerminalModes.cs";

    private static bool IsBridge(SourceFile file) => file.Folder == "src/KvTui.Tui/Bridge" || file.Path == Program;

    /// <summary>Whether a type stands in a room of the explorer, or in one of its parts; namespaces that are stated once for a project show in no file.</summary>
    private static bool IsBelow(Type type, string space) => $"{type.Namespace}.".StartsWith($"KvTui.Core.{space}.", StringComparison.Ordinal);

    private static void AssertNone(IEnumerable<SourceFile> files, string space)
    {
        var list = files.ToList();
        Assert.NotEmpty(list);
        AssertEmpty(list.Where(file => file.Names(space)), $"uses {space}");
    }

    private static void AssertEmpty(IEnumerable<SourceFile> files, string what)
    {
        var paths = files.Select(file => $"{file.Path} {what}").ToList();
        Assert.True(paths.Count == 0, string.Join('\n', paths));
    }
}
