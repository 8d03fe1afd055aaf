namespace KvTui.Faults.Tests.Saves;

/// <summary>What the screen says a save came to.</summary>
internal enum SaveOutcome
{
    Saved,
    NotSaved,
    Unknown,
}
