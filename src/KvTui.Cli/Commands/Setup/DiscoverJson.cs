using KvTui.Cli.Candidates;
using KvTui.Cli.Output.Setup;

namespace KvTui.Cli.Commands.Setup;

/// <summary>The clusters that could be meant as one object, in order.</summary>
internal static class DiscoverJson
{
    public static void Write(IEnumerable<Candidate> candidates) => JsonLine.Write(json =>
    {
        json.WriteStartArray("candidates"u8);
        foreach (var candidate in candidates)
        {
            json.WriteStartObject();
            json.WriteString("found"u8, candidate.Origin);
            json.WriteString("endpoints"u8, candidate.Endpoints);
            json.WriteString("cluster_id"u8, candidate.ClusterId == 0 ? null : $"{candidate.ClusterId:x16}");
            json.WriteString("cert"u8, candidate.Certificate);
            json.WriteBoolean("used"u8, candidate.IsUsed);
            json.WriteBoolean("answers"u8, candidate.DoesAnswer);
            json.WriteString("state"u8, candidate.Obstacle ?? candidate.Answer);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
