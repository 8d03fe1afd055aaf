namespace KvTui.Core.Values.Formats;

/// <summary>A command of the user's that reads the values of some keys: a value is its input, and what it prints is shown.</summary>
/// <param name="Prefix">What the keys begin with.</param>
/// <param name="Name">What the view is called in the title of the pane.</param>
/// <param name="Words">The program and its arguments; no shell is between.</param>
public sealed record ValueCommand(EtcdKey Prefix, string Name, IReadOnlyList<string> Words)
{
    /// <summary>How long it may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How much of what it prints is taken, in bytes.</summary>
    public const int MostBytes = 4 * 1024 * 1024;
}
