using System.Reflection;
using KvTui.Testing;
using KvTui.Testing.Architecture;

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

    /// <summary>What can be understood without the explorer around it, and the only rooms it may use; updates apart.</summary>
    [Theory]
    [InlineData("Keyspace.Pages")]
    [InlineData("Keyspace.KeyIndex", "Keyspace.Pages")]
    [InlineData("Browse.Rows", "Browse.Order", "Keyspace.Pages", "Keyspace")]
    [InlineData("Scans.Search")]
    [InlineData("Scans.Top", "Keyspace.Pages")]
    [InlineData("Scans.Usage", "Keyspace.Pages")]
    [InlineData("Values.Formats")]
    [InlineData("Values.Kubernetes", "Values.Formats")]
    [InlineData("Values.Decoders", "Values.Formats", "Values.Kubernetes", "Values.Decoders.Certificates", "Values.Decoders.Notation")]
    [InlineData("Values.Decoders.Certificates", "Values.Formats")]
    [InlineData("Values.Decoders.Notation", "Values.Formats", "Values.Kubernetes")]
    [InlineData("Values.ValueFormatter", "Values.Formats", "Values.Kubernetes", "Values.Decoders")]
    [InlineData("Values.ValueText", "Values.Formats")]
    [InlineData("Editing.Ropes")]
    [InlineData("Editing", "Editing.Hex", "Editing.Json", "Editing.Leases", "Editing.Ropes", "Panes")]
    public void A_part_of_the_explorer_uses_only_those_below_it(string part, params string[] allowed)
    {
        var uses = ExplorerTypes.Uses.Where(use => Names(part, use.User) && !ExplorerTypes.IsUpdate(use.User)).ToList();
        Assert.NotEmpty(uses);
        var others = uses.FindAll(static use => ExplorerTypes.Room(use.Used) is { Length: > 0 } room && room != ExplorerTypes.Room(use.User));
        Assert.Empty(others
            .Where(use => !allowed.Contains(ExplorerTypes.Room(use.Used)))
            .Select(static use => $"{use.User} uses {use.Used}"));
        Assert.Empty(allowed.Except(others.Select(static use => ExplorerTypes.Room(use.Used))));
    }

    [Fact]
    public void Only_the_host_knows_the_loop()
    {
        var users = ExplorerTypes.Uses.Where(static use => ExplorerTypes.Room(use.Used) == "Explorer.Hosting").ToList();
        Assert.NotEmpty(users);
        Assert.Empty(users
            .Where(static use => ExplorerTypes.Room(use.User) != "Explorer.Hosting")
            .Select(static use => $"{use.User} uses {use.Used}"));
    }

    [Fact]
    public void The_views_do_not_use_updates_services_or_the_loop()
    {
        var uses = UsedTypes.Between(typeof(Tui.ExplorerProgram).Assembly, typeof(ExplorerState).Assembly)
            .Where(static use => use.User != typeof(Tui.ExplorerProgram) && use.User.Namespace != "KvTui.Tui.Bridge")
            .ToList();
        Assert.NotEmpty(uses);
        Assert.Empty(uses
            .Where(static use => ExplorerTypes.IsUpdate(use.Used) || ExplorerTypes.IsService(use.Used))
            .Select(static use => $"{use.User} uses {use.Used}"));
        foreach (var room in ExplorerTypes.ServiceRooms.Append("Explorer.Dispatch"))
        {
            AssertNone(Views(), $"KvTui.Core.{room}");
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
    public void All_but_the_services_and_views_too_are_pure(string word)
    {
        // What draws a sample is given its randomness by the one who asks for it.
        string[] draws = word == "Random" ? ["Reservoir", "SampleChooser"] : [];
        var services = ExplorerTypes.ServiceRooms.Select(static room => $"src/KvTui.Core/{room.Replace('.', '/')}").ToList();
        var named = ExplorerTypes.Services.Select(static type => type.Name).Concat(draws).ToList();
        var files = SourceFile.Below("KvTui.Core").Where(file => !services.Contains(file.Folder) && !named.Contains(file.Name)).ToList();
        Assert.True(files.Count > 150);
        AssertEmpty(files.Concat(Views()).Where(file => file.HasWord(word)), $"uses {word}");
    }

    [Fact]
    public void Each_service_that_is_named_does_what_others_may_not() => Assert.All(
        ExplorerTypes.Services.Select(static type => SourceFile.Below("KvTui.Core").Single(file => file.Name == type.Name)),
        static file => Assert.True(file.HasWord("await") || file.HasWord("TimeProvider"), file.Path));

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
        var references = typeof(ExplorerState).Assembly.GetReferencedAssemblies().Select(static name => name.Name!);
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

    /// <summary>Whether a part is the room that a type stands in, or the type itself.</summary>
    private static bool Names(string part, Type type) => ExplorerTypes.Room(type) == part || type.FullName == $"KvTui.Core.{part}";

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
