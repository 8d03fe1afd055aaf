using KvTui.Testing.Architecture;

namespace KvTui.Core.Tests.Architecture;

/// <summary>Folders depend on each other in one direction.</summary>
public sealed class FolderTests
{
    [Theory]
    [InlineData(typeof(Etcd.IEtcdClient))]
    [InlineData(typeof(Tty.TtyApplication))]
    public void The_folders_of_a_project_have_no_cycles(Type ofAssembly) => Assert.Equal("", FolderCycles.In(ofAssembly.Assembly));
}
