using KvTui.Core.Messages;

namespace KvTui.Core.Runtime;

/// <summary>Runs the effects that concern the terminal.</summary>
public interface ITerminalEffects
{
    /// <summary>Starts a repaint, a suspension, a switch of the mouse or a copy; returns at once.</summary>
    void Start(Effect effect);
}
