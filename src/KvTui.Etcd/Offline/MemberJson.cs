using System.Text.Json;
using KvTui.Etcd.Cluster;

namespace KvTui.Etcd.Offline;

/// <summary>Reads a member as etcd stores it, in JSON (etcd: server/etcdserver/api/membership/member.go).</summary>
internal static class MemberJson
{
    /// <summary>Null if the text is not such a member.</summary>
    public static Member? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            return Read(new(json));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static Member Read(Utf8JsonReader reader)
    {
        var member = new Member(0, "", [], [], false);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "id":
                    member = member with { Id = reader.GetUInt64() };
                    break;
                case "name":
                    member = member with { Name = reader.GetString() ?? "" };
                    break;
                case "peerURLs":
                    member = member with { PeerUrls = Texts(ref reader) };
                    break;
                case "clientURLs":
                    member = member with { ClientUrls = Texts(ref reader) };
                    break;
                case "isLearner":
                    member = member with { IsLearner = reader.GetBoolean() };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return member;
    }

    private static List<string> Texts(ref Utf8JsonReader reader)
    {
        var texts = new List<string>();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                texts.Add(reader.GetString()!);
            }
        }

        return texts;
    }
}
