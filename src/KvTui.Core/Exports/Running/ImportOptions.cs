namespace KvTui.Core.Exports.Running;

/// <summary>What an import may do.</summary>
/// <param name="ClusterId">The only cluster that it is meant for.</param>
public sealed record ImportOptions(ulong ClusterId)
{
    /// <summary>The revision of which the person was told: what somebody changes later is left as it is; 0 for that at the start.</summary>
    public long Since { get; init; }

    /// <summary>Whether nothing is written, and it is only found out what would be.</summary>
    public bool IsDry { get; init; }

    /// <summary>Whether keys are replaced that differ.</summary>
    public bool Overwrites { get; init; }
}
