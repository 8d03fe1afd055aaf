using KvTui.Etcd.Model;

namespace KvTui.Etcd.Cluster.Probing;

/// <summary>Which members have answered at one address: several stand behind that of a proxy or a balancer.</summary>
internal sealed class Answerers
{
    /// <summary>Where the member list does not say who is left: after so many answers by others a member counts as gone.</summary>
    private const int Remembered = 16;

    /// <summary>For each member the number of its last answer, from 1 on.</summary>
    private readonly Dictionary<(ulong Cluster, ulong Member), int> _lastAnswers = [];
    private int _answers;
    private (ulong Cluster, ulong Member) _latest;

    /// <summary>Whether several members stand behind the address.</summary>
    public bool IsShared { get; private set; }

    /// <summary>
    /// Whether it is not known who answers on a new connection, because nobody has asked since the member on the standing one is who it is.
    /// </summary>
    public bool IsUnchecked { get; private set; } = true;

    /// <summary>Notes an answer on the connection that calls share.</summary>
    /// <param name="isSameConnection">Whether the answer before came on the same connection.</param>
    public void Heard(ResponseHeader answer, bool isSameConnection)
    {
        var member = (answer.ClusterId, answer.MemberId);

        // A member that took the place of another answers from then on; back and forth, or on one connection, it is two behind one address.
        var isOther = _answers > 0 && member != _latest;
        IsShared |= isOther && (isSameConnection || _lastAnswers.ContainsKey(member));
        IsUnchecked |= isOther;
        _latest = member;
        Note(answer);
    }

    /// <summary>Notes who answered on new connections while the standing one works.</summary>
    public void HeardApart(IEnumerable<ResponseHeader> answers)
    {
        IsUnchecked = false;
        foreach (var answer in answers)
        {
            IsShared |= (answer.ClusterId, answer.MemberId) != _latest;
            Note(answer);
        }
    }

    /// <summary>Notes that what answers here lists itself as a proxy.</summary>
    public void NoteProxy() => IsShared = true;

    /// <summary>
    /// The members of a cluster behind the address by their names, then ids: those of the list that have answered, or where it is empty,
    /// those that did so lately.
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

    /// <summary>The id of another cluster than this that has answered here too; 0 if there is none.</summary>
    public ulong ClusterBeside(ulong cluster) => _lastAnswers.Keys.FirstOrDefault(key => key.Cluster != cluster).Cluster;

    private void Note(ResponseHeader answer) => _lastAnswers[(answer.ClusterId, answer.MemberId)] = ++_answers;
}
