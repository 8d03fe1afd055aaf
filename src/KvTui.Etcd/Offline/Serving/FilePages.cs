using KvTui.Etcd.Transport.Pages;

namespace KvTui.Etcd.Offline.Serving;

/// <summary>The pages of a file, which has none.</summary>
internal sealed class FilePages : IMemberPages
{
    public Task<MemberPage> FetchAsync(EtcdEndpoint endpoint, string path, CancellationToken cancellationToken)
        => Task.FromResult(new MemberPage(endpoint, path) { Error = "is a file, which serves no pages" });
}
