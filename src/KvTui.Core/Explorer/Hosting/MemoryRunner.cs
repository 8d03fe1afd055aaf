using KvTui.Core.Explorer.Services;
using KvTui.Core.Remembering;

namespace KvTui.Core.Explorer.Hosting;

/// <summary>Runs the effects that are about what one start of the explorer leaves to the next.</summary>
internal sealed class MemoryRunner(RememberedFile file, Mailbox mailbox)
{
    /// <summary>Runs one, and tells what came of it.</summary>
    public async Task RunAsync(Effect effect)
    {
        switch (effect)
        {
            case Effect.Remember remember:
                Tell(await file.KeepAsync(remember.Remembered, remember.Before));
                break;
            case Effect.Recall recall:
                var (places, problem) = await file.RecallAsync(recall.ClusterId);
                mailbox.PostOutcome(new OperationMessage.Recalled(places));
                Tell(problem);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType().Name, "is not about what is remembered");
        }
    }

    private void Tell(string? problem)
    {
        if (problem is not null)
        {
            mailbox.PostOutcome(new OperationMessage.Told(problem));
        }
    }
}
