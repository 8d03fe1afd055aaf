using static KvTui.Etcd.Model.EtcdErrorKind;

namespace KvTui.Etcd.Calls.Descriptors;

/// <summary>Which failures allow another attempt. A write is repeated only if it certainly had no effect.</summary>
internal static class RetryRule
{
    /// <summary>Rounds over unreachable endpoints before giving up: a port where nothing listens seldom opens within seconds.</summary>
    private const int UnreachableRounds = 3;

    /// <summary>Whether the call may be sent again, to this member or another.</summary>
    public static bool MayRepeat(CallDescriptor call, EtcdException failure)
        => !failure.MayHaveBeenApplied && (failure.Kind.IsPassing() || (failure.Kind == FutureRevision && call.Serializable));

    /// <summary>How many rounds over all endpoints this kind of failure allows.</summary>
    public static int Rounds(EtcdErrorKind kind) => kind switch
    {
        Unreachable => UnreachableRounds,
        LearnerRefused or Protocol or WrongCluster => 1,
        _ => kind.IsTls() ? 1 : int.MaxValue,
    };
}

/// <summary>Pauses that double up to a longest, each shortened at random by up to a quarter so that clients do not synchronize.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Random random)
{
    private int _doublings;

    public TimeSpan Next()
    {
        var pause = TimeSpan.FromTicks(Math.Min(longest.Ticks, first.Ticks << Math.Min(_doublings, 20)));
        _doublings++;
        lock (random)
        {
            return pause * (1 - (random.NextDouble() / 4));
        }
    }

    public void Reset() => _doublings = 0;
}
