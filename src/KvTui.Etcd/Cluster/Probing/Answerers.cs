namespace KvTui.Etcd.Cluster.Probing;

/// <summary>The members that have answered at one address: several share that of a proxy or a balancer.</summary>
internal sealed class Answerers
{
    /// <summary>Without a member list, a member counts as gone after so many answers by others.</summary>
    private const int Remembered = 16;

    /// <summary>The number of each member's last answer, counted from 1.</summary>
    private readonly Dictionary<(ulong Cluster, ulong Member), int> _lastAnswers = [];
    private int _answers;
    private (ulong Cluster, ulong Member) _latest;

    public bool IsShared { get; private set; }

    /// <summary>
    /// Whether it is unknown which member answers on a new connection, as that was not asked since another one last answered.
    /// </summary>
    public bool IsUnchecked { get; private set; } = true;

    /// <summary>Records an answer on the connection that calls share.</summary>
    /// <param name="isSameConnection">Whether the previous answer came on the same connection.</param>
    public void Heard(ResponseHeader answer, bool isSameConnection)
    {
        var member = (answer.ClusterId, answer.MemberId);

        // A member that replaced another answers from then on; if they alternate, or share a connection, both are behind the address.
        var isOther = _answers > 0 && member != _latest;
        IsShared |= isOther && (isSameConnection || _lastAnswers.ContainsKey(member));
        IsUnchecked |= isOther;
        _latest = member;
        Note(answer);
    }

    /// <summary>Records which members answered on new connections while the existing one works.</summary>
    public void HeardApart(IEnumerable<ResponseHeader> answers)
    {
        IsUnchecked = false;
        foreach (var answer in answers)
        {
            IsShared |= (answer.ClusterId, answer.MemberId) != _latest;
            Note(answer);
        }
    }

    /// <summary>Records that a proxy answers here, as its member list shows.</summary>
    public void NoteProxy() => IsShared = true;

    /// <summary>
    /// The members of a cluster behind the address, by name and id: those in the list that have answered, or, if it is empty, those that
    /// did so lately.
    /// </summary>
    public IReadOnlyList<Backend> Among(IReadOnlyList<Member> members, ulong cluster)
    {
        var known = members.ToDictionary(static member => member.Id, static member => member.Name);
        return
        [
            .. _lastAnswers
                .Where(entry => entry.Key.Cluster == cluster)
                .Where(entry => known.Count == 0 ? entry.Value > _answers - Remembered : known.ContainsKey(entry.Key.Member))
                .Select(entry => new Backend(entry.Key.Member, known.GetValueOrDefault(entry.Key.Member, "")))
                .OrderBy(static backend => backend.Name, StringComparer.Ordinal)
                .ThenBy(static backend => backend.Id),
        ];
    }

    /// <summary>The id of another cluster that has answered here too; 0 if there is none.</summary>
    public ulong ClusterBeside(ulong cluster) => _lastAnswers.Keys.FirstOrDefault(key => key.Cluster != cluster).Cluster;

    private void Note(ResponseHeader answer) => _lastAnswers[(answer.ClusterId, answer.MemberId)] = ++_answers;
}
