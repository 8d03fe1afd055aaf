namespace KvTui.Cli.Arguments;

/// <summary>An argument or option that names keys, or what they begin with: a shell can complete it from the cluster.</summary>
internal interface INamesKeys;

/// <summary>An argument that names keys.</summary>
internal sealed class KeyArgument<T>(string name) : Argument<T>(name), INamesKeys;

/// <summary>An option that names a key.</summary>
internal sealed class KeyOption(string name) : Option<string?>(name), INamesKeys;
