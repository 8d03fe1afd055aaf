namespace KvTui.Bench.Clients;

/// <summary>What a client says of a put.</summary>
internal enum PutFate
{
    Stored,
    NotStored,
    Unknown,
}
