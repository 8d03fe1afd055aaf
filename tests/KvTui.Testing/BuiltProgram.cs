namespace KvTui.Testing;

/// <summary>The kvtui that the end-to-end tests run.</summary>
public static class BuiltProgram
{
    /// <summary>
    /// The executable named by <c>KVTUI_BIN</c> (how the native one is tested), else the plain build of the same configuration as the tests.
    /// </summary>
    /// <exception cref="FileNotFoundException">It is not there; the message says how to build it.</exception>
    public static string Path
    {
        get
        {
            var path = Environment.GetEnvironmentVariable("KVTUI_BIN") is { Length: > 0 } named ? named : PlainBuild;
            return File.Exists(path)
                ? path
                : throw new FileNotFoundException($"There is no {path}; build it with: dotnet build src/KvTui.Cli -c Release", path);
        }
    }

    // artifacts/<framework>/bin/<project>/<configuration>/
    private static string PlainBuild
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory);
            return System.IO.Path.Combine(own.Parent!.Parent!.FullName, "KvTui.Cli", own.Name, "kvtui");
        }
    }
}
