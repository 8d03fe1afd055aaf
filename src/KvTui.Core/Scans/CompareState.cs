using KvTui.Core.Comparing;

namespace KvTui.Core.Scans;

/// <summary>What the layer of a comparison shows.</summary>
public sealed record CompareState(ScanRequest.Compare Request, ScanProgress.Compare Progress) : ScanView(Request.Prefix)
{
    public override ScanStatus Status => Progress.Status;

    public override int Count => Progress.Found.Length;

    /// <summary>The difference that the cursor is on; null if there is none.</summary>
    public ComparedKey? Selected => List.Selected < Count ? Progress.Found.Span[List.Selected] : null;

    public override RowId this[int row] => new(Progress.Found.Span[row].Difference.Key, RowKind.Key);

    /// <summary>Differences come in the order of the keys: a row stays where it is.</summary>
    private protected override CompareState WithRows() => this;
}
