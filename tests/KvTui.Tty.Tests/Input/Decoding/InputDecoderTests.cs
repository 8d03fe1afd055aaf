using System.Text;
using KvTui.Testing.Screens;
using KvTui.Tty.Input;
using KvTui.Tty.Input.Decoding;

namespace KvTui.Tty.Tests.Input.Decoding;

public sealed class InputDecoderTests
{
    private const string Escape = "\u001b";

    private readonly InputDecoder _decoder = new();
    private readonly List<InputEvent> _events = [];

    [Theory]
    [MemberData(nameof(DecoderTable.Keys), MemberType = typeof(DecoderTable))]
    public void Bytes_become_keys_wherever_they_are_split(string bytes, string keys)
    {
        foreach (var events in SplitEverywhere(bytes))
        {
            Assert.Equal(keys, Names(events));
        }
    }

    [Theory]
    [MemberData(nameof(DecoderTable.Swallowed), MemberType = typeof(DecoderTable))]
    public void What_is_no_key_yields_nothing_wherever_it_is_split(string bytes)
    {
        foreach (var events in SplitEverywhere(bytes + "q"))
        {
            Assert.Equal("q", Names(events));
        }
    }

    [Fact]
    public void Focus_mouse_and_pastes_are_reported_wherever_they_are_split()
    {
        foreach (var (bytes, expected) in DecoderTable.Others)
        {
            foreach (var events in SplitEverywhere(bytes))
            {
                Assert.Equal([expected], events);
            }
        }
    }

    [Theory]
    [MemberData(nameof(DecoderTable.Swallowed), MemberType = typeof(DecoderTable))]
    public void An_escape_right_before_what_is_no_key_is_the_key_wherever_it_is_split(string bytes)
    {
        foreach (var events in SplitEverywhere(Escape + bytes + "q"))
        {
            Assert.Equal("esc q", Names(events));
        }
    }

    [Fact]
    public void An_escape_right_before_focus_mouse_and_pastes_is_the_key_wherever_it_is_split()
    {
        foreach (var (bytes, expected) in DecoderTable.Others)
        {
            foreach (var events in SplitEverywhere(Escape + bytes))
            {
                Assert.Equal("esc", Names(events[..1]));
                Assert.Equal([expected], events[1..]);
            }
        }
    }

    [Fact]
    public void A_lone_escape_waits_and_is_a_key_when_flushed()
    {
        Feed(Escape);
        Assert.Empty(_events);
        Assert.Equal(DecoderWait.Escape, _decoder.Waiting);

        _decoder.Flush(_events);
        Assert.Equal("esc", Names(_events));
    }

    [Fact]
    public void Two_escapes_are_two_keys_when_flushed()
    {
        Feed(Escape + Escape);
        _decoder.Flush(_events);
        Assert.Equal("esc esc", Names(_events));
    }

    [Theory]
    [InlineData("[D", "left")]
    [InlineData("[H", "home")]
    [InlineData("[Z", "shift+tab")]
    [InlineData("[1;5D", "ctrl+left")]
    [InlineData("OA", "up")]
    [InlineData("OP", "f1")]
    public void The_tail_of_a_flushed_escape_completes_the_sequence_and_is_never_typed(string tail, string key)
    {
        Feed(Escape);
        _decoder.Flush(_events);
        foreach (var letter in tail)
        {
            Feed(letter.ToString());
            _decoder.Flush(_events);
        }

        Assert.Equal("esc " + key, Names(_events));
        Assert.Equal(DecoderWait.None, _decoder.Waiting);
    }

    [Theory]
    [InlineData("x", "x")]
    [InlineData("Ok", "O k")]
    [InlineData("O5", "O 5")]
    public void What_is_no_tail_is_typed_after_a_flushed_escape(string typed, string keys)
    {
        Feed(Escape);
        _decoder.Flush(_events);
        Feed(typed);
        Assert.Equal("esc " + keys, Names(_events));
    }

    [Fact]
    public void After_the_tail_has_expired_a_bracket_is_a_key()
    {
        Feed(Escape);
        _decoder.Flush(_events);
        _decoder.Expire(_events);
        Feed("[D");
        Assert.Equal("esc [ D", Names(_events));
    }

    [Theory]
    [InlineData("[", "alt+[")]
    [InlineData("O", "alt+O")]
    [InlineData("]", "alt+]")]
    [InlineData("P", "alt+P")]
    [InlineData("_", "alt+_")]
    [InlineData("[1;5", "")]
    [InlineData("]12;rgb", "")]
    [InlineData("[[", "")]
    public void An_unfinished_sequence_ends_when_it_expires(string rest, string keys)
    {
        Feed(Escape + rest);
        Assert.Equal(DecoderWait.Tail, _decoder.Waiting);
        _decoder.Expire(_events);
        Assert.Equal(keys, Names(_events));

        Feed("a");
        Assert.Equal(keys.Length == 0 ? "a" : keys + " a", Names(_events));
    }

    [Theory]
    [InlineData("\u0007")]
    [InlineData("\u001b\\")]
    public void An_answer_about_the_background_is_never_typed_however_long_its_parts_take(string end)
    {
        var answer = Escape + "]11;rgb:ffff/eeee/dddd" + end;
        for (var split = 1; split < answer.Length; split++)
        {
            Feed(answer[..split]);
            _decoder.Flush(_events);
            if (split > 2)
            {
                _decoder.Expire(_events);
                _decoder.Expire(_events);
            }

            Feed(answer[split..] + "q");
            Assert.Equal(split == 1 ? "esc" : "", Names(_events[..^2]));
            Assert.Equal([new InputEvent.BackgroundReported(true), new InputEvent.KeyPressed(KeyPress.Of('q'))], _events[^2..]);
            Assert.Equal(DecoderWait.None, _decoder.Waiting);
            _events.Clear();
        }
    }

    [Fact]
    public void An_answer_whose_rest_never_comes_ends_at_the_next_key()
    {
        Feed(Escape + "]11;rgb:ffff/ee");
        _decoder.Expire(_events);
        Assert.Equal(DecoderWait.None, _decoder.Waiting);
        Feed("jk" + Escape + "[A");
        Assert.Equal("j k up", Names(_events));
    }

    [Theory]
    [InlineData("]x", "] x")]
    [InlineData("]1x", "] 1 x")]
    [InlineData("]\u0003", "] ctrl+c")]
    [InlineData("]" + Escape + "[A", "] up")]
    public void A_bracket_behind_an_escape_key_is_typed_if_no_answer_follows(string typed, string keys)
    {
        Feed(Escape);
        _decoder.Flush(_events);
        Feed(typed);
        Assert.Equal("esc " + keys, Names(_events));
    }

    [Fact]
    public void A_control_key_gets_out_of_an_unfinished_string()
    {
        Feed(Escape + "Pabc\u0003x");
        Assert.Equal("ctrl+c x", Names(_events));
    }

    [Fact]
    public void Half_a_character_becomes_a_replacement_character_when_it_expires()
    {
        Feed("\u00e6\u00bc");
        Assert.Equal(DecoderWait.Tail, _decoder.Waiting);
        _decoder.Expire(_events);
        Assert.Equal("\ufffd", Names(_events));
        Assert.Equal(DecoderWait.None, _decoder.Waiting);
    }

    [Fact]
    public void A_large_paste_in_many_reads_is_one_event()
    {
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(i => (char)('a' + (i % 26))));
        var bytes = Encoding.UTF8.GetBytes($"{Escape}[200~{text}{Escape}[201~");
        foreach (var chunk in bytes.Chunk(4096))
        {
            _decoder.Feed(chunk, _events);
        }

        Assert.Equal([new InputEvent.Pasted(text)], _events);
    }

    [Fact]
    public void A_paste_without_end_is_handed_on_in_whole_characters_and_memory_stays_bounded()
    {
        _decoder.Feed(Encoding.UTF8.GetBytes(Escape + "[200~"), _events);
        var chunk = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("漢\r\n", 3277)));
        for (var i = 0; i < 600; i++)
        {
            _decoder.Feed(chunk, _events);
        }

        _decoder.Feed(Encoding.UTF8.GetBytes(Escape + "[201~"), _events);
        var pieces = _events.Cast<InputEvent.Pasted>().Select(paste => paste.Text).ToList();
        Assert.True(pieces.Count >= 2, "nothing was handed on before the end");
        Assert.All(pieces, piece => Assert.InRange(Encoding.UTF8.GetByteCount(piece), 1, 4 * 1024 * 1024));
        Assert.All(pieces, piece => Assert.False(piece.EndsWith('\r')));
        Assert.Equal(string.Concat(Enumerable.Repeat("漢\r\n", 3277 * 600)), string.Concat(pieces));
    }

    [Fact]
    public void A_paste_that_stalls_is_reported_as_far_as_it_came_and_goes_on()
    {
        Feed(Escape + "[200~abc");
        Assert.Equal(DecoderWait.Tail, _decoder.Waiting);
        _decoder.Expire(_events);
        Assert.Equal(DecoderWait.None, _decoder.Waiting);
        Feed("q" + Escape + "[201~x");
        Assert.Equal([new InputEvent.Pasted("abc"), new InputEvent.Pasted("q"), new InputEvent.KeyPressed(KeyPress.Of('x'))], _events);
    }

    [Fact]
    public void Random_bytes_never_throw_and_a_decoder_always_comes_back()
    {
        var random = new Random(20260701);
        const string Alphabet = "\u001b[O]P_;:?<0129~$^MmRuy \\\u0007\u0018\u007f\u00c3\u00a9\u00ff\u00f0aZ";
        for (var round = 0; round < 3000; round++)
        {
            var decoder = new InputDecoder();
            var bytes = new byte[random.Next(1, 40)];
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = random.Next(4) == 0 ? (byte)random.Next(256) : (byte)Alphabet[random.Next(Alphabet.Length)];
            }

            decoder.Feed(bytes, _events);
            decoder.Flush(_events);
            decoder.Expire(_events);
            decoder.Feed(Encoding.UTF8.GetBytes(Escape + "[201~"), _events);
            decoder.Expire(_events);
            _events.Clear();
            decoder.Feed("k"u8, _events);
            Assert.True(Names(_events) == "k", $"{Convert.ToHexString(bytes)} left the decoder in {decoder.Waiting}: {Names(_events)}");
        }
    }

    [Fact]
    public void Random_answers_of_a_terminal_in_random_pieces_never_become_keys()
    {
        var random = new Random(7);
        var answers = DecoderTable.Swallowed.Select(row => row.Data).ToArray();
        for (var round = 0; round < 500; round++)
        {
            var bytes = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Range(0, 10).Select(_ => answers[random.Next(answers.Length)])));
            for (var start = 0; start < bytes.Length;)
            {
                var length = Math.Min(random.Next(1, 12), bytes.Length - start);
                _decoder.Feed(bytes.AsSpan(start, length), _events);
                start += length;
            }
        }

        Assert.Empty(_events);
    }

    private static string Names(IEnumerable<InputEvent> events) =>
        string.Join(' ', events.Select(input => input is InputEvent.KeyPressed pressed ? KeyName.Of(pressed.Key) : input.ToString()));

    /// <summary>Decodes whole, byte by byte, and in two parts at each place.</summary>
    private static IEnumerable<List<InputEvent>> SplitEverywhere(string latin1)
    {
        var bytes = Encoding.Latin1.GetBytes(latin1);
        yield return Decode([.. bytes.Select(value => new[] { value })]);
        for (var at = 0; at < bytes.Length; at++)
        {
            yield return Decode(bytes[..at], bytes[at..]);
        }
    }

    private static List<InputEvent> Decode(params byte[][] parts)
    {
        var decoder = new InputDecoder();
        var events = new List<InputEvent>();
        foreach (var part in parts)
        {
            decoder.Feed(part, events);
        }

        Assert.Equal(DecoderWait.None, decoder.Waiting);
        return events;
    }

    private void Feed(string latin1) => _decoder.Feed(Encoding.Latin1.GetBytes(latin1), _events);
}
