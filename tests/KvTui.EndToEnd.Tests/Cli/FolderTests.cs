using KvTui.Cli.Commands;
using KvTui.Testing.Architecture;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>Folders depend on each other in one direction.</summary>
public sealed class FolderTests
{
    [Fact]
    public void The_folders_of_the_program_have_no_cycles() => Assert.Equal("", FolderCycles.In(typeof(Verb).Assembly));
}
