namespace KvTui.Core.Scans;

/// <summary>What the layer of a search shows.</summary>
/// <param name="Line">The search as it was typed.</param>
public sealed record FoundState(ScanRequest.Find Request, string Line, ScanProgress.Find Progress) : ScanView(Request.Prefix)
{
    public override ScanStatus Status => Progress.Status;

    public override int FixedRows => 4;

    public override int Count => Progress.Hits.Length;

    public override RowId this[int row] => new(Progress.Hits.Span[row].Key, RowKind.Key);

    /// <summary>Hits come in the order of the keys: a row stays where it is.</summary>
    private protected override FoundState WithRows() => this;
}
