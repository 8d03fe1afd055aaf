using System.Collections.Concurrent;
using KvTui.Core.Explorer.Hosting;

namespace KvTui.Core.Tests.Explorer.Hosting;

/// <summary>Takes effects down instead of running them.</summary>
internal sealed class RecordingEffects : IEffectRunner
{
    public ConcurrentQueue<Effect> Started { get; } = new();

    public void Start(Effect effect) => Started.Enqueue(effect);
}
