namespace KvTui.Core.Exports;

/// <summary>What was to be imported or compared is no export; the message is a sentence that says why, and what to do.</summary>
public sealed class ExportException(string message) : Exception(message);
