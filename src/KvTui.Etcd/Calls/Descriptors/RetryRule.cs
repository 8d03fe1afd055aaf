using KvTui.Etcd.Model;
using static KvTui.Etcd.Model.EtcdErrorKind;

namespace KvTui.Etcd.Calls.Descriptors;

/// <summary>Which failures allow another attempt. A write comes so far only if it is certain that it had no effect.</summary>
internal static class RetryRule
{
    /// <summary>Rounds over endpoints that refuse connections, before giving up early: a port where nothing listens seldom opens within seconds.</summary>
    private const int UnreachableRounds = 3;

    /// <summary>Whether the same call may be sent again, here or to another member.</summary>
    public static bool MayRepeat(CallDescriptor call, EtcdException failure)
        => !failure.MayHaveBeenApplied && (failure.Kind.IsPassing() || (failure.Kind == FutureRevision && call.Serializable));

    /// <summary>How many rounds over all endpoints are worth making, as far as this failure goes.</summary>
    public static int Rounds(EtcdErrorKind kind) => kind switch
    {
        Unreachable => UnreachableRounds,
        LearnerRefused or Protocol or WrongCluster => 1,
        _ => kind.IsTls() ? 1 : int.MaxValue,
    };
}
