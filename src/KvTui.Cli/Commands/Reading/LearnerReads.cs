namespace KvTui.Cli.Commands.Reading;

/// <summary>Reading where only a learner is reached: it answers with what it has, and that is said.</summary>
internal static class LearnerReads
{
    /// <summary>Reads as the options say; where no voter answers but a learner does, once more from that.</summary>
    /// <param name="mayRepeat">Whether nothing of it has been written out yet; null if that is always so.</param>
    public static async Task<T> RunAsync<T>(RangeOptions options, Func<RangeOptions, Task<T>> read, Func<bool>? mayRepeat = null)
    {
        try
        {
            return await read(options);
        }
        catch (EtcdException failure)
            when (failure.Kind == EtcdErrorKind.LearnerRefused && !options.Serializable && mayRepeat?.Invoke() != false)
        {
            var answer = await read(options with { Serializable = true });
            StandardStreams.Say(
                $"{failure.Endpoint}: this member is a learner, and what it has may be old; give a voter's endpoint to be sure.");
            return answer;
        }
    }
}
