using KvTui.Core.Messages;

namespace KvTui.Core.Runtime;

/// <summary>Runs what an update asked for and posts the outcome.</summary>
public interface IEffectRunner
{
    /// <summary>Starts an effect; returns at once and never throws.</summary>
    void Start(Effect effect);
}
