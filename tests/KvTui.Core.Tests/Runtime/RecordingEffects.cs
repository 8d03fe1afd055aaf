using System.Collections.Concurrent;
using KvTui.Core.Messages;
using KvTui.Core.Runtime;

namespace KvTui.Core.Tests.Runtime;

/// <summary>Takes effects down instead of running them.</summary>
internal sealed class RecordingEffects : IEffectRunner
{
    public ConcurrentQueue<Effect> Started { get; } = new();

    public void Start(Effect effect) => Started.Enqueue(effect);
}
