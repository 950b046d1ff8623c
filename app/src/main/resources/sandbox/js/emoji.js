// A modest table of emoji short names. Unknown ones stay as they were typed, :like_this:.
const TABLE = `
smile 😄 smiley 😃 grinning 😀 grin 😁 laughing 😆 joy 😂 rolling_on_the_floor_laughing 🤣 slightly_smiling_face 🙂 upside_down_face 🙃
wink 😉 blush 😊 innocent 😇 heart_eyes 😍 star-struck 🤩 kissing_heart 😘 yum 😋 stuck_out_tongue 😛 zany_face 🤪 sunglasses 😎
nerd_face 🤓 thinking_face 🤔 neutral_face 😐 expressionless 😑 no_mouth 😶 smirk 😏 unamused 😒 face_with_rolling_eyes 🙄 grimacing 😬
relieved 😌 pensive 😔 sleepy 😪 sleeping 😴 mask 😷 dizzy_face 😵 exploding_head 🤯 partying_face 🥳 confused 😕 worried 😟
slightly_frowning_face 🙁 open_mouth 😮 astonished 😲 flushed 😳 fearful 😨 cold_sweat 😰 cry 😢 sob 😭 scream 😱 sweat 😓 sweat_smile 😅
tired_face 😫 rage 😡 angry 😠 skull 💀 ghost 👻 robot_face 🤖 melting_face 🫠 saluting_face 🫡
+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 wave 👋 raised_hand ✋ clap 👏 raised_hands 🙌 pray 🙏 muscle 💪 point_up ☝️
point_right 👉 point_left 👈 point_down 👇 v ✌️ crossed_fingers 🤞 handshake 🤝 writing_hand ✍️ eyes 👀 eye 👁️ brain 🧠
bust_in_silhouette 👤 busts_in_silhouette 👥 technologist 🧑‍💻 firefighter 🧑‍🚒 detective 🕵️
heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 broken_heart 💔 sparkling_heart 💖 100 💯
boom 💥 sparkles ✨ star ⭐ star2 🌟 fire 🔥 zap ⚡ snowflake ❄️ ice_cube 🧊 sunny ☀️ cloud ☁️ umbrella ☔ rainbow 🌈 droplet 💧 ocean 🌊
dog 🐶 cat 🐱 bug 🐛 beetle 🪲 turtle 🐢 rabbit 🐰 unicorn_face 🦄 owl 🦉 penguin 🐧 whale 🐳 snail 🐌 seedling 🌱 deciduous_tree 🌳
coffee ☕ tea 🍵 pizza 🍕 taco 🌮 cake 🍰 birthday 🎂 cookie 🍪 doughnut 🍩 beer 🍺 champagne 🍾 apple 🍎 banana 🍌
tada 🎉 confetti_ball 🎊 balloon 🎈 gift 🎁 trophy 🏆 medal 🏅 dart 🎯 game_die 🎲 art 🎨 musical_note 🎵 bell 🔔 no_bell 🔕
rocket 🚀 airplane ✈️ car 🚗 bike 🚲 ship 🚢 ambulance 🚑 fire_engine 🚒 construction 🚧 rotating_light 🚨 vertical_traffic_light 🚦
hourglass ⌛ hourglass_flowing_sand ⏳ watch ⌚ alarm_clock ⏰ stopwatch ⏱️ timer_clock ⏲️ clock1 🕐 clock3 🕒 clock9 🕘 calendar 📆
date 📅 spiral_calendar_pad 🗓️ palm_tree 🌴 desert_island 🏝️ house 🏠 office 🏢 hospital 🏥 globe_with_meridians 🌐 earth_americas 🌎
memo 📝 pencil 📝 pencil2 ✏️ clipboard 📋 books 📚 book 📖 bookmark 🔖 label 🏷️ pushpin 📌 round_pushpin 📍 paperclip 📎 link 🔗
newspaper 📰 page_facing_up 📄 scroll 📜 bar_chart 📊 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 file_folder 📁
mailbox 📫 email 📧 inbox_tray 📥 outbox_tray 📤 package 📦 telephone ☎️ phone ☎️ pager 📟 iphone 📱 computer 💻 keyboard ⌨️ floppy_disk 💾
mag 🔍 mag_right 🔎 lock 🔒 unlock 🔓 key 🔑 wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ gear ⚙️ shield 🛡️ bulb 💡 battery 🔋 electric_plug 🔌
test_tube 🧪 microscope 🔬 telescope 🔭 satellite 🛰️ broom 🧹 basket 🧺 thread 🧵 puzzle_piece 🧩 lifebuoy 🛟 ring_buoy 🛟 compass 🧭
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ warning ⚠️ no_entry ⛔ no_entry_sign 🚫
exclamation ❗ heavy_exclamation_mark ❗ question ❓ grey_question ❔ bangbang ‼️ interrobang ⁉️ information_source ℹ️ sos 🆘 new 🆕
ok 🆗 up 🆙 cool 🆒 free 🆓 arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ arrow_upper_right ↗️ arrow_forward ▶️ fast_forward ⏩
leftwards_arrow_with_hook ↩️ arrow_right_hook ↪️ arrows_counterclockwise 🔄 repeat 🔁 twisted_rightwards_arrows 🔀 back 🔙 soon 🔜 end 🔚
heavy_plus_sign ➕ heavy_minus_sign ➖ red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵
large_purple_circle 🟣 white_circle ⚪ black_circle ⚫ red_square 🟥 large_green_square 🟩 large_yellow_square 🟨 small_blue_diamond 🔹
small_orange_diamond 🔸 triangular_flag_on_post 🚩 checkered_flag 🏁 white_flag 🏳️ speech_balloon 💬 thought_balloon 💭 mega 📣
loudspeaker 📢 zzz 💤 recycle ♻️ one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣`;

const words = TABLE.trim().split(/\s+/);
export const EMOJI = new Map();
for (let i = 0; i < words.length; i += 2) EMOJI.set(words[i], words[i + 1]);

/** The glyph of a short name, skin tone left aside; undefined if the table lacks it. */
export const glyph = (name) => EMOJI.get(name.replace(/::skin-tone-\d$/, ""));

/** What the picker offers first. */
export const FAVOURITES = ["+1", "eyes", "white_check_mark", "raised_hands", "heart", "tada", "pray", "joy"];

export const emojiLike = (typed) => [...EMOJI.keys()].filter((name) => name.includes(typed.toLowerCase()));
