using KvTui.Testing.Architecture;

namespace KvTui.Core.Tests.Architecture;

/// <summary>Folders depend on each other in one direction.</summary>
public sealed class FolderTests
{
    [Theory]
    [InlineData(typeof(Etcd.IEtcdClient))]
    [InlineData(typeof(Tty.TtyApplication))]
    [InlineData(typeof(Tui.ExplorerProgram))]
    public void The_folders_of_a_project_have_no_cycles(Type ofAssembly) => Assert.Equal("", FolderCycles.In(ofAssembly.Assembly));

    /// <summary>State, rules and services; updates stand above them and have a test of their own.</summary>
    [Fact]
    public void What_the_rooms_of_the_explorer_hold_has_no_cycles() => Assert.Equal("", FolderCycles.Of(OfRooms([])));

    [Fact]
    public void The_updates_of_the_rooms_have_no_cycles() => Assert.Equal("", FolderCycles.Of(OfUpdates([])));

    /// <summary>A type that no longer needs to be in the hub has to leave it.</summary>
    [Fact]
    public void Without_any_type_of_the_hub_there_would_be_cycles() => Assert.All(
        ExplorerTypes.Hub,
        static type => Assert.True(FolderCycles.Of(OfRooms([type])).Length > 0 || FolderCycles.Of(OfUpdates([type])).Length > 0, $"{type.Name} need not be in the hub"));

    [Fact]
    public void Only_the_loop_and_the_updates_themselves_use_updates()
    {
        var users = ExplorerTypes.Uses.Where(static use => ExplorerTypes.IsUpdate(use.Used) && !ExplorerTypes.IsUpdate(use.User)).ToList();
        Assert.NotEmpty(users);
        Assert.Empty(users.Where(static use => use.User != typeof(Core.Explorer.Hosting.ExplorerLoop)).Select(static use => $"{use.User} uses {use.Used}"));
    }

    [Fact]
    public void State_and_updates_use_no_service() => Assert.Empty(ExplorerTypes.Uses
        .Where(static use => ExplorerTypes.IsService(use.Used) && !ExplorerTypes.IsService(use.User))
        .Select(static use => $"{use.User} uses {use.Used}"));

    private static IEnumerable<(Type User, Type Used)> OfRooms(Type[] notHub) =>
        Counted(notHub).Where(static use => !ExplorerTypes.IsUpdate(use.User) && !ExplorerTypes.IsUpdate(use.Used));

    private static IEnumerable<(Type User, Type Used)> OfUpdates(Type[] notHub) =>
        Counted(notHub).Where(static use => ExplorerTypes.IsUpdate(use.User) && ExplorerTypes.IsUpdate(use.Used));

    private static IEnumerable<(Type User, Type Used)> Counted(Type[] notHub) =>
        ExplorerTypes.Uses.Where(use => notHub.Contains(use.User) || !ExplorerTypes.Hub.Contains(use.User));
}
