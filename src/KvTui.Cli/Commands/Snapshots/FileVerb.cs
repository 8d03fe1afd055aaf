namespace KvTui.Cli.Commands.Snapshots;

/// <summary>What the verbs share that name a database file.</summary>
internal static class FileVerb
{
    public static Argument<string> Path() => new("FILE") { Description = "A snapshot, or the file member/snap/db of a member" };

    /// <summary>Whether the hash in the file is to be compared before anything of it is told.</summary>
    public static bool ChecksHash(ConnectionFlags flags, ParseResult parsed) =>
        new FlagSource(flags, parsed).Find(SettingTable.SkipHashCheck)?.Text != "true";

    /// <summary>A client over a file, confined as the session is.</summary>
    public static EtcdClient Open(string path, bool checksHash, Session session)
    {
        var options = new EtcdClientOptions { Endpoints = [], Root = session.Client.Options.Root, ChecksHash = checksHash };
        return new(options.OfFile(path, Printable.Text(path)), session.Clock, new Random());
    }
}
