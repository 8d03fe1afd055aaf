namespace KvTui.Bench;

/// <summary>What is measured against what; <c>bench.sh</c> prepares it all.</summary>
/// <param name="Programs">The program under test and etcdctl.</param>
/// <param name="One">Endpoints of a cluster of one.</param>
/// <param name="Three">Endpoints of a cluster of three with the same keys.</param>
/// <param name="Keys">All keys in both clusters, in their order.</param>
internal sealed record Settings(Programs Programs, string One, string Three, List<string> Keys)
{
    /// <summary>The first name on the screen once the first keys are there.</summary>
    public string FirstName => Keys[0].Trim('/').Split('/')[0];

    /// <summary>Reads the six or seven arguments; the keys are the lines of a file.</summary>
    public static Settings Parse(string[] arguments) => arguments is [var kvtui, var etcdctl, var one, var three, var keys, var state, .. var earlier]
        ? new Settings(
            new(kvtui, etcdctl, state) { Earlier = earlier is [var program] ? program : null }, one, three, [.. File.ReadLines(keys).Where(line => line.Length > 0)])
        : throw new ArgumentException("usage: KvTui.Bench KVTUI ETCDCTL ONE-ENDPOINT THREE-ENDPOINTS KEYS-FILE STATE-FOLDER [EARLIER-KVTUI] (tests/bench.sh does it)");
}
