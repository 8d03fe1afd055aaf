namespace KvTui.Cli.Discovery;

/// <summary>The files of a certificate and of its key.</summary>
internal readonly record struct FilePair(string Certificate, string Key);
