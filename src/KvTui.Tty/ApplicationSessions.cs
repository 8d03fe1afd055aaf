using Terminal.Gui.App;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace KvTui.Tty;

/// <summary>Opens and closes sessions of an application without running a loop for them.</summary>
public static class ApplicationSessions
{
    /// <summary>Opens a window or dialog above what is shown; <see cref="Close"/> closes it, and nothing else does.</summary>
    /// <exception cref="InvalidOperationException">The runnable refused to open.</exception>
    public static SessionToken Open(this IApplication application, Runnable runnable)
    {
        var context = SynchronizationContext.Current;
        try
        {
            return application.Begin(runnable) ?? throw new InvalidOperationException("The session was cancelled by its own view.");
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Closes a session and draws what it covered.</summary>
    public static void Close(this IApplication application, SessionToken session)
    {
        var context = SynchronizationContext.Current;
        application.End(session);
        SynchronizationContext.SetSynchronizationContext(context);
        foreach (var below in application.SessionStack!)
        {
            (below.Runnable as View)?.SetNeedsDraw();
        }
    }
}
