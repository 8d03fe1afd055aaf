using System.Globalization;
using KvTui.Etcd.Model;

namespace KvTui.Bench.Scale.Servers;

/// <summary>The keys of a keyspace, 40 bytes each, ascending: in directories of a thousand, or all in one.</summary>
/// <param name="Count">How many keys.</param>
/// <param name="IsFlat">Whether all lie in one directory.</param>
internal readonly record struct KeyShape(int Count, bool IsFlat = false)
{
    public const int KeysInDirectory = 1000;

    /// <summary>How many directories hold the keys.</summary>
    public int Directories => IsFlat ? 1 : (Count + KeysInDirectory - 1) / KeysInDirectory;

    /// <summary>A name that is on the screen as soon as the first keys are.</summary>
    public string FirstName => IsFlat ? "key-0000" : "000000/";

    /// <summary>The prefix of a directory.</summary>
    public string Directory(int directory) => IsFlat ? "/flat/" : string.Create(CultureInfo.InvariantCulture, $"/bench/{directory:D6}/");

    /// <summary>The key with this number.</summary>
    public string Key(int number) => Directory(number / KeysInDirectory) + Name(number);

    /// <summary>The bytes of the key with this number.</summary>
    public EtcdKey Bytes(int number) => EtcdKey.FromText(Key(number));

    /// <summary>The last part of the key: its number, and five letters that follow no order, so that filters have something to look for.</summary>
    public string Name(int number)
    {
        var (letters, rest) = (new char[5], Mixed((uint)number));
        for (var i = 0; i < letters.Length; i++)
        {
            (letters[i], rest) = ((char)('a' + (rest % 26)), rest / 26);
        }

        var digits = number.ToString(IsFlat ? "D24" : "D16", CultureInfo.InvariantCulture);
        return $"key-{digits}-{new string(letters)}";
    }

    /// <summary>A number in which each bit depends on all of the other's (the last step of MurmurHash3).</summary>
    private static uint Mixed(uint number)
    {
        unchecked
        {
            number = (number ^ (number >> 16)) * 0x85EBCA6B;
            number = (number ^ (number >> 13)) * 0xC2B2AE35;
            return number ^ (number >> 16);
        }
    }
}
