namespace KvTui.Cli.Configuration;

/// <summary>Something wrong with the configuration file: what, and what to do.</summary>
/// <param name="Line">Where, from 1; 0 for the file as a whole.</param>
internal readonly record struct ConfigProblem(int Line, string Text)
{
    /// <summary>The problem with its place, as compilers write it.</summary>
    public string At(string path) => Line > 0 ? $"{path}:{Line}: {Text}" : $"{path}: {Text}";
}
