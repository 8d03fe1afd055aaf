using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Setup;

/// <summary>Command lines of the program with a configuration and a host of their own.</summary>
internal sealed class SetupCommands : IDisposable
{
    private readonly TemporaryFolder _folder = new("setup");

    public StagedHost Host { get; } = new();

    public string ConfigPath => _folder.PathTo("kvtui", "config");

    public IReadOnlyDictionary<string, string?> Variables => new Dictionary<string, string?> { ["XDG_CONFIG_HOME"] = _folder.FullName, ["XDG_STATE_HOME"] = _folder.PathTo("state"), ["KVTUI_DISCOVERY_ROOT"] = Host.Root };

    public void Dispose()
    {
        _folder.Dispose();
        Host.Dispose();
    }

    public void Configure(string text)
    {
        Directory.CreateDirectory(_folder.PathTo("kvtui"));
        File.WriteAllText(ConfigPath, text);
        File.SetUnixFileMode(ConfigPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public Command With(params IReadOnlyList<string> arguments)
    {
        var command = KvTuiProgram.With(arguments);
        foreach (var (name, value) in Variables)
        {
            command = command.Variable(name, value);
        }

        return command;
    }

    public Task<CommandResult> RunAsync(params IReadOnlyList<string> arguments) => With(arguments).RunAsync(TestContext.Current.CancellationToken);
}
