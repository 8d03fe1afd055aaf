using KvTui.Core.Explorer.Services;

namespace KvTui.Core.Scans.Running;

/// <summary>Saves events in a new file, which only its owner may read, and tells what came of it.</summary>
internal static class EventSaver
{
    public static async Task RunAsync(Effect.SaveEvents save, Mailbox mailbox, CancellationToken cancellationToken)
    {
        try
        {
            var path = TypedPath.Full(save.Path);
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            await using (var file = new FileStream(path, options))
            {
                await file.WriteAsync(save.Lines, cancellationToken);
            }

            var changes = save.Count == 1 ? "1 change" : $"{Quantities.Count(save.Count)} changes";
            mailbox.PostOutcome(new OperationMessage.EventsSaved($"{changes} saved in {path}", true));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            mailbox.PostOutcome(new OperationMessage.EventsSaved($"The changes were not saved: {problem.Message}", false));
        }
        catch (OperationCanceledException)
        {
            // The explorer ends.
        }
    }
}
