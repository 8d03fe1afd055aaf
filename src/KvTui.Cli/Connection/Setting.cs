namespace KvTui.Cli.Connection;

/// <summary>A setting as it was given.</summary>
/// <param name="Text">Its value, which may be a secret.</param>
/// <param name="Origin">Where it was given, for messages: “--endpoints”, “ETCDCTL_ENDPOINTS”, “profile prod”.</param>
internal readonly record struct Setting(string Text, string Origin)
{
    /// <summary>Only where it was given.</summary>
    public override string ToString() => Origin;
}
