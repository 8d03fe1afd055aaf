using KvTui.Etcd.Offline;
using KvTui.Etcd.Offline.Serving;

namespace KvTui.Cli.Files;

/// <summary>A database file for one look at it.</summary>
internal static class OpenedDatabase
{
    /// <summary>Opens a file, reads something of it and closes it.</summary>
    /// <exception cref="EtcdException">What is wrong with the file, with the next step.</exception>
    public static T Read<T>(string path, Func<DatabaseFile, T> read)
    {
        try
        {
            using var file = DatabaseFile.Open(path);
            return read(file);
        }
        catch (DatabaseFileException failure)
        {
            throw FileFailure.Of(failure, EtcdEndpoint.OfFile(path));
        }
    }
}
