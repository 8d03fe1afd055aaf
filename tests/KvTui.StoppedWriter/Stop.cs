namespace KvTui.StoppedWriter;

/// <summary>Where the program stops for good, to be killed there.</summary>
/// <param name="folder">The folder in which a file named “stopped” tells that it has.</param>
/// <param name="point">“begun”, “answered” or “ended”.</param>
/// <param name="after">How many transactions pass before the one that is stopped at.</param>
internal sealed class Stop(string folder, string point, int after)
{
    private int _left = after;

    /// <summary>Whether the transaction that is about to be sent is the one.</summary>
    public bool IsNow { get; private set; }

    /// <summary>Another transaction is about to be sent.</summary>
    public void Next() => IsNow = _left-- == 0;

    /// <summary>Stops if this is the point.</summary>
    public async Task AtAsync(string here)
    {
        if (IsNow && here == point)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "stopped"), here);
            await new TaskCompletionSource().Task;
        }
    }
}
