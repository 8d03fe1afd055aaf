using System.Reflection;
using KvTui.Testing;

namespace KvTui.Core.Tests.Architecture;

/// <summary>Who may use whom: the arrows of the design.</summary>
public sealed class DependencyTests
{
    [Theory]
    [InlineData("KvTui.Text")]
    [InlineData("KvTui.Etcd")]
    [InlineData("KvTui.Tty", "KvTui.Text")]
    [InlineData("KvTui.Terminal", "KvTui.Text", "KvTui.Tty")]
    [InlineData("KvTui.Core", "KvTui.Etcd", "KvTui.Terminal", "KvTui.Text", "KvTui.Tty")]
    [InlineData("KvTui.Tui", "KvTui.Core", "KvTui.Etcd", "KvTui.Terminal", "KvTui.Text", "KvTui.Tty")]
    [InlineData("KvTui.Cli", "KvTui.Core", "KvTui.Etcd", "KvTui.Terminal", "KvTui.Text", "KvTui.Tty")]
    public void A_project_refers_only_to_those_below_it(string project, params string[] allowed)
    {
        var text = File.ReadAllText(Checkout.PathTo("src", project, project + ".csproj"));
        foreach (var other in new[] { "KvTui.Core", "KvTui.Cli", "KvTui.Etcd", "KvTui.Terminal", "KvTui.Text", "KvTui.Tty", "KvTui.Tui" }.Except([project, .. allowed]))
        {
            Assert.DoesNotContain($"{other}.csproj", text, StringComparison.Ordinal);
            AssertNone(SourceFile.Below(project), other);
        }
    }

    [Theory]
    [InlineData("Analysis", "State", "Messages", "Intents", "Update", "Views", "Runtime", "Services", "Hosting")]
    [InlineData("State", "Update", "Views", "Runtime", "Services", "Hosting")]
    [InlineData("Values", "State", "Messages", "Intents", "Update", "Views", "Runtime", "Services", "Hosting")]
    [InlineData("Messages", "Update", "Views", "Runtime", "Services", "Hosting")]
    [InlineData("Intents", "Update", "Views", "Runtime", "Services", "Hosting")]
    [InlineData("Update", "Views", "Runtime", "Services", "Hosting")]
    [InlineData("Views", "Update", "Messages", "Runtime", "Services", "Hosting")]
    [InlineData("Runtime", "Services", "Hosting")]
    public void In_the_app_a_namespace_does_not_use_those_above_it(string space, params string[] forbidden)
    {
        foreach (var other in forbidden)
        {
            AssertNone(SourceFile.Below($"KvTui.Core/{space}"), $"KvTui.Core.{other}");
        }
    }

    [Theory]
    [InlineData("Task")]
    [InlineData("ValueTask")]
    [InlineData("async")]
    [InlineData("await")]
    [InlineData("TimeProvider")]
    [InlineData("Random")]
    [InlineData("File")]
    public void Updates_and_views_are_pure(string word)
    {
        var files = new[] { "Update", "Views", "State", "Values", "Analysis/Search" }.SelectMany(space => SourceFile.Below($"KvTui.Core/{space}"));
        AssertEmpty(files.Where(file => file.HasWord(word)), $"uses {word}");
    }

    [Fact]
    public void Only_hosting_services_and_the_presenter_know_the_terminal_drivers()
    {
        string[] allowed = ["src/KvTui.Core/Hosting", "src/KvTui.Core/Services", "src/KvTui.Core/Runtime"];
        var users = SourceFile.Below("KvTui.Core").Where(file => file.Names("KvTui.Tty.Session")).ToList();
        AssertEmpty(users.Where(file => !allowed.Contains(file.Folder)), "uses KvTui.Tty.Session");
        string[] concrete = ["UnixTerminal", "TerminalSession", "LibC", "ReadinessPoller"];
        var runtime = users.Where(file => file.Folder != "src/KvTui.Core/Hosting");
        AssertEmpty(runtime.Where(file => concrete.Any(file.HasWord)), "uses more of the drivers than ITerminal");
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
