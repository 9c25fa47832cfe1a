"""What this stage reports by itself."""

from qreport.model.finding import Level, Problem

PHOTO_UNREADABLE = Problem(
    "QR501",
    "photo-unreadable",
    Level.ERROR,
    "照片文件打不开，报告里放不进这张照片。",
    "检查文件名和所在文件夹，并确认有权读取该文件。",
    blocks=True,
)
PHOTO_OF_WRONG_KIND = Problem(
    "QR502",
    "photo-of-wrong-kind",
    Level.ERROR,
    "报告只收 PNG、JPEG、BMP、GIF、WebP 五种图片；种类按文件内容判断，改扩展名没有用。",
    "用看图软件打开原图，另存为 JPEG 或 PNG。",
    blocks=True,
)
PHOTO_TOO_LARGE = Problem(
    "QR503",
    "photo-too-large",
    Level.ERROR,
    "过大的图片会耗尽内存，印出来也并不更清楚。",
    "用看图软件把图片缩小（宽 3000 像素已足够）后再放入。",
    blocks=True,
)
PHOTO_DAMAGED = Problem(
    "QR504",
    "photo-damaged",
    Level.ERROR,
    "图片内容不完整或已损坏，印不出来。",
    "从相机或原始邮件里重新取一份，能用看图软件完整打开后再放入。",
    blocks=True,
)

PROBLEMS: tuple[Problem, ...] = (PHOTO_UNREADABLE, PHOTO_OF_WRONG_KIND, PHOTO_TOO_LARGE, PHOTO_DAMAGED)
