namespace KvTui.Bench.Clients;

/// <summary>A client of etcd that writes and watches while its cluster breaks.</summary>
internal interface IContestant : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Puts a value; whether it is known to be stored, known not to be, or unknown.</summary>
    Task<PutFate> PutAsync(string key, string value, CancellationToken cancellationToken);

    /// <summary>Watches the keys of a prefix from a revision on until it is cancelled; never throws.</summary>
    /// <param name="seen">Called with the revision of each event.</param>
    /// <param name="told">Called when it is said that events are missing.</param>
    Task WatchAsync(string prefix, long revision, Action<long> seen, Action told, CancellationToken cancellationToken);
}
