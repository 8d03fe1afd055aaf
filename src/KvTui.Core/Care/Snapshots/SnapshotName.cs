namespace KvTui.Core.Care.Snapshots;

/// <summary>What the file of a snapshot is called unless another name is wanted.</summary>
public static class SnapshotName
{
    /// <summary>After the cluster and the local time, in letters that no shell takes for more: “prod-20260101-1200.db”.</summary>
    public static string Of(string profile, DateTimeOffset now)
    {
        var stem = new StringBuilder();
        foreach (var letter in profile)
        {
            stem.Append(char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' ? letter : '-');
        }

        var name = stem.ToString().Trim('.', '-');
        return $"{(name.Length == 0 ? "etcd" : name)}-{now.ToLocalTime().ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}.db";
    }
}
