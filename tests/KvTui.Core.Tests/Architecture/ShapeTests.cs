using System.Reflection;
using KvTui.Core.Explorer.Dispatch;
using KvTui.Core.Tests.Screens;
using KvTui.Testing;
using KvTui.Tui.Bridge;
using KvTui.Tui.Look;
using Terminal.Gui.ViewBase;

namespace KvTui.Core.Tests.Architecture;

/// <summary>How large files and folders are, and of what kind the types.</summary>
public sealed class ShapeTests
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(ExplorerScreen).Assembly,
        typeof(Etcd.IEtcdClient).Assembly, typeof(ExplorerUpdate).Assembly, typeof(Tty.TtyApplication).Assembly, typeof(Text.CellWidth).Assembly,
    ];

    [Fact]
    public void No_file_has_more_than_400_lines()
    {
        var long_ = SourceFile.All.Where(file => file.Lines > 400 && !file.Path.EndsWith(".g.cs", StringComparison.Ordinal));
        Assert.Empty(long_.Select(file => $"{file.Path}: {file.Lines} lines"));
    }

    [Fact]
    public void The_median_file_has_at_most_60_lines()
    {
        var lines = SourceFile.All.Select(file => file.Lines).Order().ToList();
        Assert.InRange(lines[lines.Count / 2], 1, 60);
    }

    [Fact]
    public void No_line_has_more_than_140_columns() => Assert.Empty(SourceFile.All.SelectMany(static file => file.LongLines(140)));

    [Fact]
    public void No_method_has_more_than_60_lines()
    {
        var long_ = SourceFile.All.SelectMany(static file => file.MethodBodies()).Where(static body => body.Lines > 60);
        Assert.Empty(long_.Select(static body => $"{body.Header}: {body.Lines} lines"));
        Assert.Contains(SourceFile.All.SelectMany(static file => file.MethodBodies()), static body => body.Lines > 40);
    }

    [Fact]
    public void No_folder_has_more_than_15_files()
    {
        var crowded = SourceFile.All.GroupBy(file => file.Folder).Where(folder => folder.Count() > 15);
        Assert.Empty(crowded.Select(folder => $"{folder.Key}: {folder.Count()} files"));
    }

    [Fact]
    public void Every_public_type_stands_in_a_file_of_its_name_or_beside_the_type_it_belongs_to()
    {
        var files = SourceFile.All.Select(file => System.IO.Path.GetFileNameWithoutExtension(file.Path)).ToHashSet();
        var hosts = SourceFile.All.Where(file => file.Declares(System.IO.Path.GetFileNameWithoutExtension(file.Path))).ToList();
        var lost = PublicTypes()
            .Where(type => !type.IsNested && !files.Contains(NameIn(type)))
            .Where(type => !hosts.Exists(file => file.Declares(NameIn(type)) && file.Text.Contains($"namespace {type.Namespace};", StringComparison.Ordinal)))
            .Select(type => type.FullName!);
        Assert.Empty(lost);
    }

    [Fact]
    public void Public_types_are_sealed_static_or_closed()
    {
        var open = PublicTypes()
            .Where(type => type is { IsClass: true, IsSealed: false } && !IsClosed(type))
            .Select(type => type.FullName!);
        Assert.Empty(open);
    }

    [Fact]
    public void Every_view_of_the_explorer_has_a_golden_screen()
    {
        // What another view is made of is seen on that one's screen.
        string[] rooms = ["Browse", "Value", "Edit", "Members", "Status"];
        var views = typeof(ExplorerScreen).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(View)) && !type.IsAbstract)
            .Where(type => type.IsAssignableTo(typeof(ILayerView)) || rooms.Contains(type.Namespace!.Split('.')[^1]))
            .Select(static type => type.Name)
            .ToList();
        Assert.NotEmpty(views);
        Assert.Empty(views.Except(GoldenScreens.Views.Keys));
        var folder = Checkout.PathTo("tests", "KvTui.Core.Tests", "Screens", "__screens__");
        Assert.All(GoldenScreens.Views.Values, screen => Assert.True(File.Exists(System.IO.Path.Combine(folder, screen + ".txt")), screen));
    }

    private static IEnumerable<Type> PublicTypes() => Assemblies.SelectMany(assembly => assembly.GetExportedTypes());

    /// <summary>Abstract, and nobody outside its assembly can derive from it: what derives is in the same file or the same folder.</summary>
    private static bool IsClosed(Type type) =>
        type.IsAbstract && type.Assembly.GetTypes().Where(type.IsAssignableFrom).All(derived => derived == type || derived.IsSealed || derived.IsAbstract);

    private static string NameIn(Type type) => type.Name.Split('`')[0];
}
