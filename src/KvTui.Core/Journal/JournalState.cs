namespace KvTui.Core.Journal;

/// <summary>How a batch ended.</summary>
public enum JournalFate
{
    /// <summary>It was about to be sent; more is not known.</summary>
    Begun,

    Done,

    /// <summary>Certainly not done.</summary>
    Refused,
}

/// <summary>What became of an action.</summary>
public enum JournalState
{
    /// <summary>Its process is at it.</summary>
    UnderWay,

    /// <summary>Its process ended before it was known what became of it.</summary>
    Open,

    Done,

    /// <summary>Some of it was done; what had changed meanwhile, or came after an error, was not.</summary>
    Partly,

    Refused,

    /// <summary>Done, and taken back since.</summary>
    Undone,
}
