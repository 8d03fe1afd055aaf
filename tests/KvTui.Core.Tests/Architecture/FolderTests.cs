namespace KvTui.Core.Tests.Architecture;

/// <summary>Folders depend on each other in one direction.</summary>
public sealed class FolderTests
{
    [Theory]
    [InlineData(typeof(Etcd.IEtcdClient))]
    [InlineData(typeof(Tty.TtyApplication))]
    [InlineData(typeof(Tui.ExplorerProgram))]
    public void The_folders_of_a_project_have_no_cycles(Type ofAssembly) => AssertNoCycles(ofAssembly);

    /// <summary>A namespace is a folder. Those that use none that is left are taken away until none is left; where that stops, a cycle is.</summary>
    private static void AssertNoCycles(Type ofAssembly)
    {
        var uses = UsedTypes.In(ofAssembly.Assembly).Where(static pair => Folder(pair.User).Length > 0 && Folder(pair.Used) != Folder(pair.User)).ToList();
        Assert.NotEmpty(uses);
        while (uses.FindAll(use => !uses.Exists(next => Folder(next.User) == Folder(use.Used))) is { Count: > 0 } last)
        {
            uses = [.. uses.Except(last)];
        }

        while (uses.FindAll(use => !uses.Exists(next => Folder(next.Used) == Folder(use.User))) is { Count: > 0 } first)
        {
            uses = [.. uses.Except(first)];
        }

        var inCycles = uses.Select(static use => $"{Folder(use.User)} → {Folder(use.Used)}: {use.User.Name} uses {use.Used.Name}").Order();
        Assert.True(uses.Count == 0, string.Join('\n', inCycles));
    }

    private static string Folder(Type type) => type.Namespace is { } name && name.StartsWith("KvTui", StringComparison.Ordinal) ? name : "";
}
