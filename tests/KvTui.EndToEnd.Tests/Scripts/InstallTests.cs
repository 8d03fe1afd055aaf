using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Scripts;

/// <summary>What <c>install-etcd.sh</c> puts where, of programs that are there already.</summary>
public sealed class InstallTests
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Theory]
    [InlineData("etcd", "etcdctl", "etcdutl")]
    [InlineData("etcd", "etcdctl")]
    public async Task Etcdutl_comes_along_where_it_is_beside_the_others(params string[] programs)
    {
        using var folder = new TemporaryFolder("install");
        foreach (var program in programs)
        {
            await File.WriteAllTextAsync(folder.PathTo(program), "#!/bin/sh\necho 'etcd Version: 3.5.16'\n", TestContext.Current.CancellationToken);
            File.SetUnixFileMode(folder.PathTo(program), Executable);
        }

        var script = ScriptedCluster.CommandLine("install-etcd.sh", "--version", "3.5", "--to", folder.PathTo("to"));
        var command = new Command(script[0], [.. script.Skip(1)]) { Environment = new Dictionary<string, string?> { ["KVTUI_ETCD_DIR"] = folder.FullName } };
        var said = (await command.RunAsync(TestContext.Current.CancellationToken)).EnsureSuccess().Text;

        Assert.Equal(folder.PathTo("to") + "\n", said);
        Assert.Equal(programs, Directory.GetFiles(folder.PathTo("to")).Select(static path => Path.GetFileName(path)).Order());
    }
}
