using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Diagnosis;
using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Model;
using KvTui.Testing.Time;

namespace KvTui.Etcd.Tests.Cluster;

/// <summary>Which members are asked for the hash of their data, how often, and what is made of it.</summary>
public sealed class HashSurveyTests
{
    private static readonly EtcdException Compacted = new(EtcdErrorKind.Compacted, "compacted");
    private static readonly EtcdException Future = new(EtcdErrorKind.FutureRevision, "not there yet");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Equal_data_is_asked_for_once_at_the_revision_that_all_have()
    {
        var members = new Members { Revisions = [9, 7, 8] };
        Assert.Equal(HashOutcome.Agree, (await members.CompareAsync()).Outcome);
        Assert.Equal([7L, 7L, 7L], members.Asked);
    }

    [Fact]
    public async Task A_difference_counts_once_it_is_seen_twice()
    {
        var lasting = new Members { Answer = static (member, _) => Hash(member, member == 3 ? "b" : "a") };
        var found = await lasting.CompareAsync();
        Assert.Equal((HashOutcome.Differ, 6), (found.Outcome, lasting.Asked.Count));
        Assert.Equal([3UL], found.Odd(3));

        var passing = new Members { Answer = static (member, round) => Hash(member, member == 3 && round == 0 ? "b" : "a") };
        Assert.Equal((HashOutcome.Agree, 6), ((await passing.CompareAsync()).Outcome, passing.Asked.Count));
    }

    [Fact]
    public async Task Differences_of_which_no_two_are_alike_accuse_nobody()
    {
        var members = new Members { Answer = static (member, round) => Hash(member, member == ((ulong)round % 3) + 1 ? "b" : "a") };
        var found = await members.CompareAsync();
        Assert.Equal((HashOutcome.NotCompared, "their hashes differed in a different way each time"), (found.Outcome, found.Why));
    }

    [Theory]
    [InlineData("compacted")]
    [InlineData("future")]
    [InlineData("elsewhere")]
    public async Task Members_that_are_compacted_or_behind_are_asked_again(string what)
    {
        var members = new Members
        {
            Answer = (member, round) => (what, member, round) switch
            {
                ("compacted", 1, < 2) => throw Compacted,
                ("future", 2, < 2) => throw Future,
                ("elsewhere", 3, < 2) => Hash(member, "b") with { CompactRevision = 4 },
                _ => Hash(member, "a"),
            },
        };
        Assert.Equal((HashOutcome.Agree, 9), ((await members.CompareAsync()).Outcome, members.Asked.Count));
    }

    [Fact]
    public async Task A_member_that_stays_behind_ends_it_without_a_verdict()
    {
        var members = new Members { Answer = static (member, _) => member == 2 ? throw Future : Hash(member, "a") };
        var found = await members.CompareAsync();
        Assert.Equal(HashOutcome.NotCompared, found.Outcome);
        Assert.Contains("a member was behind", found.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_reason()
    {
        var members = new Members { Answer = static (_, _) => throw new EtcdException(EtcdErrorKind.PermissionDenied, "this user may not; ask root.") };
        Assert.Equal("this user may not", (await members.CompareAsync()).Why);
    }

    [Fact]
    public async Task Large_databases_are_read_only_on_demand_after_their_cost_was_told_and_one_after_the_other()
    {
        var members = new Members { Size = 100_000_001 };
        var found = await members.CompareAsync();
        Assert.Equal((HashOutcome.TooLarge, 300_000_003L, 0), (found.Outcome, found.Bytes, members.Asked.Count));

        (int Members, long Bytes, int Before) told = default;
        found = await members.CompareAsync(isDeep: true, (count, bytes) => told = (count, bytes, members.Asked.Count));
        Assert.Equal((HashOutcome.Agree, 3), (found.Outcome, members.Asked.Count));
        Assert.Equal((3, 300_000_003L, 0), told);
        Assert.Equal(1, members.MostAtOnce);
    }

    [Fact]
    public async Task Only_voters_of_one_version_that_answer_are_compared()
    {
        var members = new Members();
        var report = members.Report;
        var rows = report.Members.ToList();
        rows[0] = rows[0] with { Disagreements = Disagreement.Version };
        rows[1] = rows[1] with { IsLearner = true };
        var found = await members.CompareAsync(report: report with { Members = rows });
        Assert.Equal((HashOutcome.NotCompared, 0), (found.Outcome, members.Asked.Count));
        Assert.Equal("", (await members.CompareAsync(report: report with { Members = [rows[2]] })).Why);
    }

    private static DataHash Hash(ulong member, string hash) => new(member, 5, 2, hash);

    /// <summary>Three members that answer as they are told to.</summary>
    private sealed class Members : IMaintenanceClient
    {
        private int _atOnce;

        public long[] Revisions { get; init; } = [5, 5, 5];

        public long Size { get; init; } = 1000;

        /// <summary>What a member answers in a round, counted from 0.</summary>
        public Func<ulong, int, DataHash> Answer { get; init; } = static (member, _) => Hash(member, "a");

        /// <summary>The revisions at which hashes were asked for.</summary>
        public List<long> Asked { get; } = [];

        public int MostAtOnce { get; private set; }

        public ClusterReport Report => ClusterAssessment.Assess(
            [.. Revisions.Select((_, place) => new MemberReport { Id = (ulong)place + 1, Name = $"n{place + 1}", Endpoints = [At(place)], Status = Status(place) })], null);

        public async Task<HashComparison> CompareAsync(bool isDeep = false, Action<int, long>? announce = null, ClusterReport? report = null)
        {
            var clock = new ManualTimeProvider();
            var survey = new HashSurvey(this, TimeSpan.FromSeconds(5), clock) { IsDeep = isDeep, Announce = announce };
            var comparing = survey.CompareAsync(report ?? Report, Cancel);
            while (!comparing.IsCompleted)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }

            return await comparing;
        }

        public async Task<DataHash> HashAsync(EtcdEndpoint endpoint, long revision, TimeSpan timeout, CancellationToken cancellationToken)
        {
            var round = Asked.Count / Revisions.Length;
            Asked.Add(revision);
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
            await Task.Yield();
            Interlocked.Decrement(ref _atOnce);
            return Answer((ulong)endpoint.Port, round);
        }

        public Task<EndpointStatus> StatusAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken) => Task.FromResult(Status(endpoint.Port - 1));

        public Task<EndpointStatus> StatusApartAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ResponseHeader> IdentifyAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task PingAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task BarrierAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task DefragmentAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task MoveLeaderAsync(EtcdEndpoint leader, ulong target, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ResponseHeader> CompactAsync(long revision, bool isPhysical, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<Alarm>> AlarmsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task DisarmAsync(Alarm alarm, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<SnapshotPart> SnapshotAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken) => throw new NotSupportedException();
        public IMaintenanceClient ForCluster(ulong clusterId) => this;

        private static EtcdEndpoint At(int place) => new("127.0.0.1", place + 1, false);

        private EndpointStatus Status(int place) =>
            new(new(0xC, (ulong)place + 1, Revisions[place], 7), "3.5.16", Size, Size, 0, 1, 10, 10, 7, false, []);
    }
}
