namespace KvTui.Etcd.Cluster.Probing;

/// <summary>Assigns the answers of endpoints to members.</summary>
/// <param name="members">The member list; empty while unknown.</param>
/// <param name="answers">One answer for each endpoint that was asked.</param>
/// <param name="clusterId">The probed cluster; answers of others are not its members'.</param>
internal sealed class MemberRows(
    IReadOnlyList<Member> members, IReadOnlyList<MemberReport> answers, ulong clusterId, EtcdClientOptions options)
{
    private readonly AdvertisedAddresses _advertised = new(members, options);

    /// <summary>
    /// The proxies, then a row for each member (if there is a proxy, only for those that answered directly), then the endpoints that belong
    /// to none.
    /// </summary>
    public List<MemberReport> All()
    {
        var rows = answers.Where(static answer => answer.IsProxy).ToList();
        var hasProxy = rows.Count > 0;
        var left = answers.Where(static answer => !answer.IsProxy).ToList();
        foreach (var member in members.OrderBy(m => m.Name.Length == 0).ThenBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.Id))
        {
            var own = left.FindAll(answer => IsFrom(answer, member));
            left.RemoveAll(own.Contains);
            if (own.Count > 0 || !hasProxy)
            {
                rows.Add(Row(member, own));
            }
        }

        foreach (var row in left)
        {
            var isUnknown = IsForeign(row) || rows.Exists(r => r.Id == row.Id) || (row.Status is null && members.Count > 0);
            if (!isUnknown || options.Endpoints.Contains(row.Endpoints[0]))
            {
                rows.Add(isUnknown ? row with { Id = 0 } : row);
            }
        }

        return rows;
    }

    /// <summary>The unasked addresses of members that have not answered; a member whose answer is awaited is left out.</summary>
    public IEnumerable<EtcdEndpoint> Unasked()
    {
        foreach (var member in members.Where(static member => member.Name.Length > 0))
        {
            var own = answers.Where(answer => IsFrom(answer, member)).ToList();
            if (own.Exists(static answer => answer.Answers || answer.Pending is not null))
            {
                continue;
            }

            foreach (var endpoint in _advertised.Of(member).Where(endpoint => AnswerAt(endpoint) is null))
            {
                yield return endpoint;
            }
        }
    }

    private MemberReport Row(Member member, List<MemberReport> own)
    {
        var best = own.MinBy(static answer => answer.Status is not null ? 0 : answer.IsDenied ? 1 : 2);
        var others = own.Where(answer => answer != best).ToList();
        var further = _advertised.Of(member).Where(address => AnswerAt(address) is not { } answer || !own.Contains(answer));
        if (best is not null)
        {
            // An address that others advertise too leads to no particular member.
            further = others.Prepend(best).SelectMany(static answer => answer.Endpoints)
                .Concat(further.Where(address => _advertised.At(address).Count == 1));
        }

        return (best ?? new MemberReport { Misdirection = Misdirected(member) }) with
        {
            Id = member.Id,
            Name = member.Name,
            IsLearner = member.IsLearner,
            Endpoints = [.. further],
            SilentEndpoints = [.. others.Where(static answer => !answer.Answers).SelectMany(static answer => answer.Endpoints)],
        };
    }

    /// <summary>What answered where a member should be; null if none of its addresses was asked.</summary>
    private Misdirection? Misdirected(Member member)
    {
        foreach (var address in _advertised.Of(member))
        {
            if (AnswerAt(address) is { } answer)
            {
                return new(
                    address,
                    [.. _advertised.At(address).Where(other => other.Id != member.Id).Select(Label).Order(StringComparer.Ordinal)],
                    IsForeign(answer) ? answer.Status!.Header.ClusterId : 0,
                    AnsweredBy(answer));
            }
        }

        return null;
    }

    private string AnsweredBy(MemberReport answer) => answer switch
    {
        { IsDenied: true } => "a member that denies its status",
        { Status: null } => "",
        _ when IsForeign(answer) => "",
        _ => new Backend(answer.Id, members.FirstOrDefault(member => member.Id == answer.Id)?.Name ?? "").Label,
    };

    private MemberReport? AnswerAt(EtcdEndpoint address) =>
        answers.FirstOrDefault(answer => AdvertisedAddresses.IsSame(address, answer.Endpoints[0]));

    private bool IsFrom(MemberReport answer, Member member) =>
        !answer.IsProxy && !IsForeign(answer)
        && (answer.Id == member.Id || (answer.Id == 0 && _advertised.IsOnlyOf(answer.Endpoints[0], member.Id)));

    private bool IsForeign(MemberReport answer) => answer.Status is { } status && status.Header.ClusterId != clusterId;

    private static string Label(Member member) => new Backend(member.Id, member.Name).Label;
}
