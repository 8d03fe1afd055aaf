namespace KvTui.Etcd.Cluster.Probing;

/// <summary>The members that have answered at one address: several share that of a proxy or a balancer.</summary>
internal sealed class Answerers
{
    /// <summary>Without a member list, a member counts as gone after so many answers by others.</summary>
    private const int Remembered = 16;

    private readonly List<Answerer> _heard = [];
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
        IsShared |= isOther && (isSameConnection || Find(answer) is not null);
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
            .. _heard
                .Where(member => member.Cluster == cluster)
                .Where(member => known.Count == 0 ? member.LastAnswer > _answers - Remembered : known.ContainsKey(member.Id))
                .Select(member => new Backend(member.Id, known.GetValueOrDefault(member.Id, "")))
                .OrderBy(static backend => backend.Name, StringComparer.Ordinal)
                .ThenBy(static backend => backend.Id),
        ];
    }

    /// <summary>The id of another cluster that has answered here too; 0 if there is none.</summary>
    public ulong ClusterBeside(ulong cluster) => _heard.Find(member => member.Cluster != cluster)?.Cluster ?? 0;

    private Answerer? Find(ResponseHeader answer)
        => _heard.Find(member => member.Cluster == answer.ClusterId && member.Id == answer.MemberId);

    private void Note(ResponseHeader answer)
    {
        var member = Find(answer);
        if (member is null)
        {
            _heard.Add(member = new(answer.ClusterId, answer.MemberId));
        }

        member.LastAnswer = ++_answers;
    }

    private sealed class Answerer(ulong cluster, ulong id)
    {
        public ulong Cluster { get; } = cluster;

        public ulong Id { get; } = id;

        /// <summary>The number of its last answer, counted from 1.</summary>
        public int LastAnswer { get; set; }
    }
}
