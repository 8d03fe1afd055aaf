using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>The built <c>kvtui</c>: the one named by <c>KVTUI_BIN</c>, else the one built with these tests.</summary>
internal static class KvTuiProgram
{
    public const string BrokenService = "BROKEN_SERVICE";

    private const string Nowhere = "/nonexistent/kvtui-tests";

    private static readonly string[] Inherited =
    [
        "ETCDCTL_API", "ETCDCTL_ENDPOINTS", "ETCDCTL_CACERT", "ETCDCTL_CERT", "ETCDCTL_KEY", "ETCDCTL_USER", "ETCDCTL_PASSWORD",
        "ETCDCTL_DIAL_TIMEOUT", "ETCDCTL_COMMAND_TIMEOUT", "ETCDCTL_WRITE_OUT", "ETCDCTL_DISCOVERY_SRV", "ETCDCTL_AUTH_JWT_TOKEN", "KVTUI_PASSWORD_FILE", "KVTUI_PROFILE",
    ];

    /// <summary>The path of the program.</summary>
    /// <exception cref="FileNotFoundException">It was not built; the message says how.</exception>
    public static string Path { get; } = Find();

    /// <summary>The path of the program in which the service breaks that the variable <see cref="BrokenService"/> names.</summary>
    public static string BrokenPath { get; } = Built("KvTui.BrokenServices", "KvTui.BrokenServices");

    /// <summary>Whether it is the one that <c>KVTUI_BIN</c> names; the other takes a second longer to start.</summary>
    public static bool IsNative { get; } = Environment.GetEnvironmentVariable("KVTUI_BIN") is { Length: > 0 };

    /// <summary>The path of the program that writes with the journal and stops at a point.</summary>
    public static string StoppedWriterPath { get; } = Built("KvTui.StoppedWriter", "KvTui.StoppedWriter");

    /// <summary>Where these tests' verbs keep what they keep, apart from that of whoever runs them.</summary>
    private static TemporaryFolder State { get; } = new("state");

    /// <summary>A command line of the program, free of the variables of whoever runs the tests.</summary>
    public static Command With(params IReadOnlyList<string> arguments) => new(Path, arguments)
    {
        Environment = new Dictionary<string, string?>(Inherited.ToDictionary(n => n, _ => (string?)null))
        {
            // Neither the profiles nor an etcd of whoever runs the tests.
            ["XDG_CONFIG_HOME"] = Nowhere,
            ["KVTUI_DISCOVERY_ROOT"] = Nowhere,
            ["XDG_STATE_HOME"] = State.FullName,
        },
        Deadline = TimeSpan.FromSeconds(30),
    };

    /// <summary>The program and its arguments for a terminal, with “exit=N” on the screen when it has ended.</summary>
    public static IReadOnlyList<string> OnTerminal(params IReadOnlyList<string> arguments) =>
        ["sh", "-c", "\"$0\" \"$@\"; echo exit=$?; exec sleep 600", Path, .. arguments];

    /// <summary>The same with a variable more.</summary>
    public static Command Variable(this Command command, string name, string? value) =>
        command with { Environment = new Dictionary<string, string?>(command.Environment) { [name] = value } };

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("KVTUI_BIN") is { Length: > 0 } given)
        {
            return File.Exists(given) ? given : throw new FileNotFoundException($"KVTUI_BIN names '{given}', and there is no such file.");
        }

        return Built("KvTui.Cli", "kvtui");
    }

    /// <summary>A program of this checkout: the tests lie in artifacts/FRAMEWORK/bin/PROJECT/CONFIGURATION, and it beside them.</summary>
    private static string Built(string project, string name)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var path = System.IO.Path.Combine(configuration.Parent!.Parent!.FullName, project, configuration.Name, name);
        return File.Exists(path) ? path : throw new FileNotFoundException($"There is no '{path}': dotnet build KvTui.sln, or name a program by KVTUI_BIN.");
    }
}
