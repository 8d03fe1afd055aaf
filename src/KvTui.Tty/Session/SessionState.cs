namespace KvTui.Tty.Session;

/// <summary>Who holds the terminal.</summary>
internal enum SessionState
{
    /// <summary>It was given back, or never taken.</summary>
    Restored = 0,

    /// <summary>The program.</summary>
    Active,

    /// <summary>It was given back until the process is continued.</summary>
    Suspended,
}
